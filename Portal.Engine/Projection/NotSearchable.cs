namespace Portal.Engine.Projection;

public sealed record NotSearchable(string Field) : Refusal
{
    public override string Message => $"Nothing can be found by {Field}. Mark the field as searchable in its entity first.";
}
