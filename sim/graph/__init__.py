"""What can be said of a network alone: contacts, walks, triangles, degrees, communities, sums along ties, summaries.

Sources of networks and strategies stand above and use it; it knows neither.
"""
