"""The fictive example: one seeded timeline of the four employers, cut into deliveries."""
