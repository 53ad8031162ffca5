using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Limits;

namespace Portal.Web.Features.Api.Mcp.Asking;

/// <summary>Arguments that several tools have, told in the same words.</summary>
static class Usual
{
    public const string EntityName = "entity", WhereName = "where", FieldsName = "fields", LimitName = "limit", FullName = "full", MaxAgeName = "maxAgeSeconds", DisagreementsName = "disagreements";

    public const int DefaultLimit = 25, LargestLimit = 200;

    const int LongestAge = 366 * 24 * 3600;

    public static Argument Entity { get; } = new(EntityName, Shape.Text, "The name of an entity, from list_entities.") { Required = true };

    public static Argument Where { get; } = new(WhereName, Shape.Conditions, "Conditions that hold together. describe_entity says which comparisons a field knows.");

    public static Argument Fields { get; } = new(FieldsName, Shape.Texts, "The fields that are wanted; all without it. Fewer make a shorter answer.");

    public static Argument Limit { get; } = new(LimitName, Shape.Whole, $"How many at most; {DefaultLimit} without it.") { Least = 1, Most = LargestLimit };

    public static Argument Full { get; } = new(FullName, Shape.Flag, "Says of each field its source, when it changed, when it was verified and its verdict. Without it, that is said once for each record.");

    public static Argument MaxAge { get; } = new(MaxAgeName, Shape.Whole, "Refuses the answer where something in it was verified longer ago than this many seconds.") { Least = 1, Most = LongestAge };

    public static Argument Disagreements { get; } = new(DisagreementsName, Shape.Flag, "Also what other sources say of each field, and why each is not believed.");

    /// <returns>As many as were asked for, unless fewer are left of the agent's day.</returns>
    public static int Most(this Given given, AgentPass pass, AgentLimiter limiter)
    {
        var asked = given.Whole(LimitName) ?? DefaultLimit;
        return (int)Math.Clamp(limiter.RecordsLeft(pass) ?? asked, 1, asked);
    }

    public static TimeSpan? MaxAgeOf(this Given given) => given.Whole(MaxAgeName) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Disagreements are told field by field.</summary>
    public static bool IsFull(this Given given) => given.Flag(FullName) || given.Flag(DisagreementsName);
}
