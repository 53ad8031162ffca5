namespace Portal.Engine.Workflows.Asking;

/// <summary>That somebody lets a workflow run whatever is stale.</summary>
/// <param name="Until">Until when.</param>
/// <param name="Why">Why.</param>
/// <param name="By">Who.</param>
public sealed record OverrideAnswer(DateTimeOffset Until, string Why, string By);
