namespace Portal.Engine.Store;

/// <summary>Only what is known already is looked up by its key.</summary>
public sealed record NothingStored : Refusal
{
    public override string Message => "No record of this key is stored here, so there is none to look up.";
}
