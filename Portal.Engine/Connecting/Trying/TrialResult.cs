using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>What came of trying a list out.</summary>
/// <param name="Proposed">The settings as they were given, with all that was found put in.</param>
/// <param name="Findings">What was found and what was not, in the order in which it was tried.</param>
/// <param name="Requests">How many requests were made.</param>
/// <param name="Size">How much there is; null where no row came.</param>
public sealed record TrialResult(RestSettings Proposed, IReadOnlyList<TrialFinding> Findings, int Requests, ListSize? Size = null);
