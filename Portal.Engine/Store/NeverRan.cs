namespace Portal.Engine.Store;

/// <summary>There is nothing yet that could be moved.</summary>
public sealed record NeverRan : Refusal
{
    public override string Message => "This feed has never run, so it begins at the beginning anyway.";
}
