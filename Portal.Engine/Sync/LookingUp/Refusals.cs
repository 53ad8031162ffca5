namespace Portal.Engine.Sync.LookingUp;

/// <summary>No feed of the stream that runs can ask for one record by its key and brings these fields.</summary>
public sealed record CannotLookUp : Refusal
{
    public override string Message => "No feed of this stream can ask for a single record with these fields, or those that can are paused.";
}

/// <summary>More would be at the expense of the feeds.</summary>
public sealed record TooManyLookUps(string Source) : Refusal
{
    public override string Message => $"{LookUps.MostAMinute} records of {Source} were looked up within a minute, which is as many as there may be. Ask again in a minute.";
}

/// <summary>What came cannot be taken.</summary>
public sealed record RecordUnfit(string Source, string Why) : Refusal
{
    public override string Message => $"{Source} answered, but the record cannot be taken: {Why}";
}
