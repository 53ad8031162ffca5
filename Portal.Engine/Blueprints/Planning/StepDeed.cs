namespace Portal.Engine.Blueprints.Planning;

public enum StepDeed
{
    Add,
    Change,
    Remove,
}
