namespace Portal.Engine.Agents.Limits;

public sealed record TooManyRequests(int PerMinute, TimeSpan RetryAfter) : Refusal
{
    public override string Message => $"This agent may ask {PerMinute} times a minute. Ask again in {Math.Ceiling(RetryAfter.TotalSeconds)} s.";
}

public sealed record TooManyRecords(long PerDay, TimeSpan RetryAfter) : Refusal
{
    public override string Message => $"This agent may read {PerDay} records a day, and has. The next day begins at midnight UTC.";
}
