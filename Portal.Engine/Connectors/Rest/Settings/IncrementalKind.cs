namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>How the source is told to answer with changes only.</summary>
public enum IncrementalKind
{
    /// <summary>It cannot; every pass reads everything.</summary>
    None,

    /// <summary>By a query parameter.</summary>
    Parameter,

    /// <summary>By a header.</summary>
    Header,

    /// <summary>By a value in the body.</summary>
    Body,

    /// <summary>By {since} in the path, a parameter or the body.</summary>
    Template,

    /// <summary>By a token that the last answer of a pass hands out: a delta link, a sync token.</summary>
    Token,
}
