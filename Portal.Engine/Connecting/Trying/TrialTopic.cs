namespace Portal.Engine.Connecting.Trying;

/// <summary>What a finding of a trial is about.</summary>
public enum TrialTopic
{
    Key,
    PageSize,
    Pages,
    End,
    Search,
    Changes,
    Deletes,
    Errors,
    Stopped,
}
