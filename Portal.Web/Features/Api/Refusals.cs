using Portal.Engine;

namespace Portal.Web.Features.Api;

/// <summary>There is no such workflow, or none that this agent may see: which of the two is not said.</summary>
sealed record WorkflowUnknown(string Name) : Refusal
{
    const int Longest = 60;

    public override string Message => $"There is no workflow called {(Name.Length <= Longest ? Name : $"{Name[..Longest]}…")} here. Ask for the list of workflows to see which there are.";
}

sealed record TriggerUnknown(string Id) : Refusal
{
    const int Longest = 20;

    public override string Message => $"There is no trigger {(Id.Length <= Longest ? Id : $"{Id[..Longest]}…")} that was let go and that nobody has taken.";
}

sealed record WaitUnfit(int Longest) : Refusal
{
    public override string Message => $"Say how many seconds to wait, from 0 to {Longest}: ?wait=30.";
}

sealed record AfterUnfit : Refusal
{
    public override string Message => "Give the number of the last trigger that you have: ?after=12.";
}

sealed record BodyNoJson : Refusal
{
    public override string Message => "What a trigger says is JSON. Send it as such, or send nothing.";
}

sealed record BodyTooLarge(int MostKilobytes) : Refusal
{
    public override string Message => $"What a trigger says has at most {MostKilobytes} kB. Send where it is to be found instead.";
}

sealed record PathUnknown(string Method) : Refusal
{
    public override string Message => $"There is nothing to {Method} at this address. {Urls.ApiDocument} says what there is.";
}
