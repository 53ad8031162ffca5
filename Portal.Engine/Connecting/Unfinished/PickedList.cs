using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Unfinished;

/// <summary>A list that is to be begun.</summary>
/// <param name="Name">What the stream will be called, if nothing else of the source is called so.</param>
/// <param name="Settings">How it is asked for.</param>
public sealed record PickedList(string Name, RestSettings Settings);
