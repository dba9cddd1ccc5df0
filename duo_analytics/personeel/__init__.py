"""Personnel figures per werkgever that more than one chapter shows: computed and protected once."""
