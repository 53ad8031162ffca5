namespace Portal.Engine.Connectors;

/// <summary>A connector whose watermarks can be moments, so that a feed can be set back to one.</summary>
public interface IGoesByTime
{
    /// <summary>The watermark of a feed that has read all that changed until a moment, and nothing after it.</summary>
    /// <param name="settings">The feed's, of the connector's own type.</param>
    /// <param name="cursor">Where it stands now.</param>
    /// <param name="until">An earlier moment.</param>
    /// <returns>A refusal where the feed does not go by time, or has not come so far yet.</returns>
    Outcome<string> SetBack(object settings, Cursor cursor, DateTimeOffset until);
}
