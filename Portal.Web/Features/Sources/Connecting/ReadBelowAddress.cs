using Portal.Engine;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>What is read from a source would be asked for elsewhere if its address moved.</summary>
public sealed record ReadBelowAddress : Refusal
{
    public override string Message => "Another list of it was begun meanwhile, and would be asked for elsewhere if the address changed. Write the path of this one instead.";
}
