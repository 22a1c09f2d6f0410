"""What owners decide: the brand on handouts, and the team."""
