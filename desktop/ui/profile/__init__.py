"""The unit's profile: asked for at the first start, changed later."""
