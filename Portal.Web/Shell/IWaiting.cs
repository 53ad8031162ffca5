namespace Portal.Web.Shell;

/// <summary>What a room knows that somebody must do. Rooms register theirs; Home shows them.</summary>
public interface IWaiting
{
    /// <summary>It may be another now. It is told often, and on a thread that is nobody's.</summary>
    event Action? Changed;

    /// <summary>Where all of it is seen.</summary>
    string Url { get; }

    /// <param name="most">How many to name.</param>
    /// <param name="stop">Gives up waiting.</param>
    Task<WaitingNow> Now(int most, CancellationToken stop);
}
