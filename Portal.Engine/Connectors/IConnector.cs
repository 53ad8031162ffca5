namespace Portal.Engine.Connectors;

/// <summary>
/// Reads one kind of system. A new one is a folder of its own in this room; it is found by scanning, and two of one name
/// stop the start.
/// </summary>
public interface IConnector
{
    ConnectorInfo Info { get; }

    /// <summary>
    /// Reads one feed from its cursor on. It yields pages until the pass ends, or for ever. A refusal ends the reading and
    /// says who must act; <see cref="TokenExpired"/> asks to start the pass again.
    /// </summary>
    IAsyncEnumerable<Outcome<Page>> Read(ReadContext context, CancellationToken stop);
}
