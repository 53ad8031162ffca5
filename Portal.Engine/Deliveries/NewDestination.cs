using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Secrets;

namespace Portal.Engine.Deliveries;

/// <param name="Destination">As it was made.</param>
/// <param name="Secret">Shown once, for the receiver; nobody can read it here again.</param>
public sealed record NewDestination(Destination Destination, Secret Secret);
