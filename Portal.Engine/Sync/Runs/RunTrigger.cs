namespace Portal.Engine.Sync.Runs;

/// <summary>Why a run began.</summary>
public enum RunTrigger
{
    Schedule,

    /// <summary>Somebody asked for it.</summary>
    Person,
}
