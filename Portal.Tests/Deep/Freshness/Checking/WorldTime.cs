namespace Portal.Tests.Deep.Freshness.Checking;

/// <summary>Shows what the clock of a world's machine shows, also when that is set back.</summary>
sealed class WorldTime : TimeProvider
{
    DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public void Show(DateTimeOffset at) => _now = at;

    public override DateTimeOffset GetUtcNow() => _now;
}
