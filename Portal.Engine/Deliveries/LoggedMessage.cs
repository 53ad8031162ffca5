using Portal.Engine.Deliveries.Rows;

namespace Portal.Engine.Deliveries;

/// <summary>A message and all tries to deliver it, the first one first.</summary>
public sealed record LoggedMessage(OutboxMessage Message, IReadOnlyList<DeliveryAttempt> Attempts);
