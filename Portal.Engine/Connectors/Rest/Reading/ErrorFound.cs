using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest.Reading;

/// <param name="Failure">What it is, for a person.</param>
/// <param name="MayPass">Another try may end better.</param>
/// <param name="IsExpired">The page that was asked for is no longer known.</param>
sealed record ErrorFound(Failure Failure, bool MayPass, bool IsExpired);
