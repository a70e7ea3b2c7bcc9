"""What can be said of a network alone: contacts, walks, triangles, degrees, communities, summaries.

Sources of networks and strategies stand above and use it; it knows neither.
"""
