namespace Portal.Engine.Connecting.Unfinished;

/// <summary>It is not there: somebody finished it meanwhile, or gave it up.</summary>
public sealed record NothingUnfinished : Refusal
{
    public override string Message => "This is not there any more: somebody finished it, or gave it up. Begin again.";
}

/// <summary>Somebody removed the source while another was about to read a list of it.</summary>
public sealed record SourceIsRemoved : Refusal
{
    public override string Message => "Somebody removed this system meanwhile, with all that was read from it, so nothing can be begun. The audit log says who. If it is still wanted, connect it again among the sources.";
}

public sealed record NotMappedYet : Refusal
{
    public override string Message => "It is not said yet what the rows become. Map at least one field.";
}

/// <summary>What is gone shows only where every pass reads everything, and this list cannot be read so.</summary>
public sealed record NeverReadWhole : Refusal
{
    public override string Message => "What is gone cannot be removed: the time of the last change is a part of how this list is asked for, so no pass reads everything at once. Leave it out.";
}
