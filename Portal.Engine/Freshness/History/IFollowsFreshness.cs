namespace Portal.Engine.Freshness.History;

/// <summary>A room that comes later and does something about how fresh things are. It is told every second or so, whether something changed or not.</summary>
public interface IFollowsFreshness
{
    Task Follow(Look look, CancellationToken stop);
}
