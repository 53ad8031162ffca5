namespace Portal.Engine.Projection;

/// <summary>There is no such value to decide on any more.</summary>
public sealed record NothingHeldThere : Refusal
{
    public override string Message => "No records with this value wait for a person any more. There may be fewer of them by now; reload the list.";
}
