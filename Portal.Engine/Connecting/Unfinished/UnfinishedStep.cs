namespace Portal.Engine.Connecting.Unfinished;

/// <summary>How far somebody has come with it.</summary>
public enum UnfinishedStep
{
    /// <summary>The answer is looked at: the list, the key, the last change.</summary>
    Look,

    /// <summary>Paging and changes are tried.</summary>
    Try,

    /// <summary>What its rows become.</summary>
    Map,

    /// <summary>How often it is read, and how old it may be.</summary>
    Start,
}
