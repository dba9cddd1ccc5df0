"""The schedule: when deliveries are looked for, what is done then, and who hears of it."""
