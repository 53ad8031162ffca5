namespace Portal.Engine.People;

/// <summary>Tells open pages of this process at once when somebody's rights change; other instances see it at their next look.</summary>
public sealed class PeopleChanged
{
    public event Action<Guid>? Happened;

    public void Tell(Guid personId) => Happened?.Invoke(personId);
}
