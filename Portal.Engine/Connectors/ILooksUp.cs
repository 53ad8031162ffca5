namespace Portal.Engine.Connectors;

/// <summary>A connector that can ask a source for one record by its key.</summary>
public interface ILooksUp
{
    /// <summary>Whether these settings say how.</summary>
    /// <param name="settings">The feed's, of the connector's own type.</param>
    bool CanLookUp(object settings);

    /// <returns>A page with that record and no other, or <see cref="GoneAtSource"/>. Nothing is proved of any other record.</returns>
    Task<Outcome<Page>> LookUp(ReadContext context, string key, CancellationToken stop);
}
