namespace Portal.Engine.Store.Erasing;

public sealed record NothingToErase : Refusal
{
    public override string Message => "Nothing is kept under these keys in this stream, so there was nothing to erase. Look whether the keys are written as the source writes them.";
}
