using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Deleted rows that came because they were asked for.</summary>
/// <param name="Asking">The settings that ask for them.</param>
/// <param name="First">The first page that came so.</param>
/// <param name="How">By what they were asked for.</param>
sealed record DeletesFound(RestSettings Asking, TriedPage First, string How);
