namespace Portal.Engine.Connecting.Trying;

/// <summary>What a second page shows of the way in which it was asked for.</summary>
enum Verdict
{
    /// <summary>Other rows, none of them twice, and no more than before.</summary>
    Proved,

    /// <summary>The same page again: the parameter is not known.</summary>
    Ignored,

    /// <summary>Some rows stood on the first page already.</summary>
    Overlaps,

    /// <summary>Nothing came, or more than a page has.</summary>
    Nothing,
}
