using Portal.Engine.Deliveries.Rows;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>What may go to a destination now, in its order.</summary>
sealed record Batch(Destination Destination, IReadOnlyList<OutboxMessage> Messages);
