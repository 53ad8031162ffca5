namespace Portal.Engine.Connectors;

/// <summary>What a page proves about the stream, together with those before it in the same pass.</summary>
public enum Coverage
{
    /// <summary>Some records; the pass goes on.</summary>
    Part,

    /// <summary>The pass ends here: every change since the watermark was read.</summary>
    Changes,

    /// <summary>The pass ends here: everything there is was read, so what was not is gone.</summary>
    Everything,

    /// <summary>
    /// The pass ends here: everything was read, but in pages of a list that may have shifted between two of them, so that a
    /// record slipped through. Only what two such passes in a row did not see is gone.
    /// </summary>
    Shifting,
}
