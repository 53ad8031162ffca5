using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Looking;

/// <summary>What could say when a record last changed.</summary>
/// <param name="Field">Where it stands in a record.</param>
/// <param name="Time">How it is written.</param>
/// <param name="Newest">The latest that was seen.</param>
/// <param name="IsOfChange">Its name says that each change moves it.</param>
/// <param name="Reason">Why, in a few words: "updated_at: ISO times, newest 2 minutes ago".</param>
public sealed record UpdatedIdea(string Field, TimeSettings Time, DateTimeOffset Newest, bool IsOfChange, string Reason);
