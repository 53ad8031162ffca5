namespace Portal.Engine.Connectors;

/// <summary>What a connector is handed to read one feed.</summary>
/// <param name="Settings">A record of the type that <see cref="ConnectorInfo.Settings"/> names, checked.</param>
/// <param name="Cursor">Where the feed stands.</param>
/// <param name="Everything">
/// The pass is to prove what is gone: it reads without a watermark and makes no conditional requests.
/// </param>
/// <param name="Client">The way to the source: authorised, guarded, below its limit.</param>
/// <param name="Clock">The time.</param>
public sealed record ReadContext(object Settings, Cursor Cursor, bool Everything, ISourceClient Client, TimeProvider Clock)
{
    /// <summary>The feed began a pass before this one, though where it stood may have been forgotten since.</summary>
    public bool HasBegunBefore { get; init; }
}
