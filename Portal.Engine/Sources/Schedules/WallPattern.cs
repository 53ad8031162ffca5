namespace Portal.Engine.Sources.Schedules;

/// <summary>Times that a clock on a wall shows.</summary>
public abstract class WallPattern
{
    /// <summary>It names no hours, so that it goes on through an hour that comes twice. What names its hours runs once in it.</summary>
    public virtual bool GoesOnThroughDoubledHours => false;

    /// <returns>The first such time at or after one; null if none comes.</returns>
    public abstract DateTime? From(DateTime wall);
}
