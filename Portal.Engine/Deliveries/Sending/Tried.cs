using Portal.Engine.Deliveries.Rows;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>A message and what came of sending it.</summary>
sealed record Tried(OutboxMessage Message, Sent Sent);
