using Portal.Engine.Deliveries.Rows;

namespace Portal.Engine.Deliveries;

/// <summary>A destination and how its messages stand.</summary>
public sealed record DestinationStanding(Destination Destination, DestinationQueue Queue);
