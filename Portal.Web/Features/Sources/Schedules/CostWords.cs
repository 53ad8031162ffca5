using Portal.Engine.Scheduling.Costs;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Schedules;

/// <summary>Says what schedules cost a source.</summary>
static class CostWords
{
    /// <summary>"5,400 requests an hour of 3,600".</summary>
    public static string Say(RequestCost cost) =>
        $"{(cost.IsLeast ? "at least " : "")}{Amounts.Count(Whole(cost.Needed), "request")} {(cost.IsByDay ? "a day" : "an hour")}{(cost.Allowed is { } allowed ? $" of {Amounts.Number(Whole(allowed))}" : "")}";

    public static string Title(RequestCost cost) => cost.CannotKeepUp ? $"It would not keep up: {Say(cost)}." : $"Close to the limit: {Say(cost)}.";

    public static string Advice(RequestCost cost) => cost.CannotKeepUp
        ? "The source does not allow so many, so runs would wait for one another and what they read would grow older. Let feeds run less often, or ask the source for a higher limit."
        : "The portal stays a tenth below what the source documents, and look-ups and runs that people ask for come on top.";

    /// <summary>Of a feed that is to be made.</summary>
    public static string Of(ExpectedRequests asks) => asks.IsLeast
        ? "The source does not say how many pages this list has; it counts with two, until its first run has shown how many it takes."
        : $"This list counts with {Amounts.Count(Whole(asks.Many), "request")} a run, until its runs have shown how many they take.";

    static long Whole(double many) => (long)Math.Ceiling(many);
}
