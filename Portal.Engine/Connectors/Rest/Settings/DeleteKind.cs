namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>How the source tells what was deleted.</summary>
public enum DeleteKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The record stays, with a field that says so.</summary>
    Flag,

    /// <summary>By a list of its own, which is read after the records.</summary>
    List,

    /// <summary>By what is no longer there: every pass reads everything.</summary>
    Sweep,
}
