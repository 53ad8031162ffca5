using Portal.Engine;

namespace Portal.Web.Features.Api.Data;

sealed record ParameterUnknown(string Name, IReadOnlyList<string> Known) : Refusal
{
    const int Longest = 60;

    public override string Message =>
        $"This question has no parameter {(Name.Length <= Longest ? Name : $"{Name[..Longest]}…")}. " + (Known.Count == 0 ? "It has none." : $"It has {string.Join(", ", Known)}.");
}

sealed record ParameterUnfit(string Name, string What) : Refusal
{
    public override string Message => $"The parameter {Name} must be {What}.";
}

sealed record IdUnfit : Refusal
{
    public override string Message => "A record's id is a whole number.";
}
