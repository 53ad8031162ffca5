namespace Portal.Engine.Workflows;

public sealed record NoSuchWorkflow : Refusal
{
    public override string Message => "This workflow is not here any more. Reload the list.";
}

public sealed record WorkflowNameTaken(string Name) : Refusal
{
    public override string Message => $"There is a workflow called {Name} already. Choose another name.";
}

public sealed record WorkflowKeepsName : Refusal
{
    public override string Message => "A workflow keeps its name, because programs refer to it. Change its label instead.";
}

public sealed record OverrideUnfit : Refusal
{
    public override string Message => "Say why it may run all the same, in 1 to 500 letters, and until when: a moment in the next 30 days.";
}

public sealed record KeepsNoTriggers(string Label) : Refusal
{
    public override string Message => $"{Label} is paused and keeps no triggers. Send it again when the gate is open.";
}

public sealed record TooManyTriggers(string Label, int Most) : Refusal
{
    public override string Message => $"{Label} is paused and keeps {Most} triggers already, which is as many as it may. Send it again when the gate is open.";
}

public sealed record TriggerUnfit(string Why) : Refusal
{
    public override string Message => Why;
}
