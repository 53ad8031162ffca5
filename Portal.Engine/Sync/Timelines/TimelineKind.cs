namespace Portal.Engine.Sync.Timelines;

public enum TimelineKind
{
    Run,

    Change,
}
