namespace Portal.Engine.Store.History;

/// <summary>What a follower is given.</summary>
/// <param name="Events">In the order of the log; none when there is nothing more yet.</param>
/// <param name="Place">Where it then stands.</param>
public sealed record Followed(IReadOnlyList<LoggedEvent> Events, LogPlace Place);
