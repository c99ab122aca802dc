using DiploMesh.Storage;

namespace DiploMesh.Messaging.Tests.Support;

/// <summary>An outbox that keeps the contract of <see cref="IOutbox"/> in memory, and can be told to fail.</summary>
internal sealed class InMemoryOutbox(TimeProvider time) : IOutbox
{
    private readonly Lock _gate = new();
    private readonly List<Row> _rows = [];
    private readonly List<string> _calls = [];

    /// <summary>Messages of which some inbox has a row.</summary>
    public HashSet<Guid> Handled { get; } = [];

    /// <summary>Thrown by every call while set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What was called, in order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    public IReadOnlyList<Row> Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _rows];
            }
        }
    }

    public void Add(params IEnumerable<OutboxMessage> messages)
    {
        lock (_gate)
        {
            _rows.AddRange(messages.Select(message => new Row(message, time.GetUtcNow())));
        }
    }

    public Row Find(OutboxMessage message) => Rows.Single(row => row.Message.Id == message.Id);

    public Task<IReadOnlyList<LeasedMessage>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken) =>
        Call<IReadOnlyList<LeasedMessage>>($"claim {limit}", () =>
        {
            var now = time.GetUtcNow();
            var due = _rows.Where(row => row is { IsSent: false, IsDead: false } && row.DueTime <= now).Take(limit).ToList();
            foreach (var row in due)
            {
                row.LeaseId = Guid.NewGuid();
                row.DueTime = now + lease;
                row.Attempts++;
            }

            return [.. due.Select(row => new LeasedMessage(row.Message, row.Attempts, row.CreateTime, row.LeaseId))];
        });

    public Task CompleteAsync(IReadOnlyList<LeasedMessage> messages, CancellationToken cancellationToken) =>
        Call($"complete {messages.Count}", () =>
        {
            foreach (var row in messages.Select(Leased).OfType<Row>())
            {
                row.IsSent = true;
                row.Completions++;
            }

            return true;
        });

    public Task FailAsync(LeasedMessage message, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken) =>
        Call("fail", () =>
        {
            if (Leased(message) is { } row)
            {
                row.Error = error;
                row.IsDead = retryAt is null;
                row.DueTime = retryAt ?? DateTimeOffset.MaxValue;
                row.LeaseId = Guid.Empty;
            }

            return true;
        });

    public Task<int> ReviveUnhandledAsync(string consumer, CancellationToken cancellationToken) =>
        Call($"revive {consumer}", () =>
        {
            var lost = _rows.Where(row => row.IsSent && !Handled.Contains(row.Message.Id)).ToList();
            lost.ForEach(row => (row.IsSent, row.DueTime) = (false, DateTimeOffset.MinValue));
            return lost.Count;
        });

    public Task<OutboxState> GetStateAsync(CancellationToken cancellationToken) =>
        Call("state", () =>
        {
            var pending = _rows.Where(row => row is { IsSent: false, IsDead: false }).ToList();
            return new OutboxState(pending.Count, _rows.Count(row => row.IsDead), pending.Count == 0 ? null : pending.Min(row => row.CreateTime));
        });

    private Row? Leased(LeasedMessage message) =>
        _rows.SingleOrDefault(row => row.Message.Id == message.Message.Id && row.LeaseId == message.LeaseId);

    private Task<T> Call<T>(string name, Func<T> work)
    {
        lock (_gate)
        {
            _calls.Add(name);
            return Fault is null ? Task.FromResult(work()) : Task.FromException<T>(Fault);
        }
    }

    internal sealed class Row(OutboxMessage message, DateTimeOffset createTime)
    {
        public OutboxMessage Message { get; } = message;

        public DateTimeOffset CreateTime { get; } = createTime;

        public DateTimeOffset DueTime { get; set; } = createTime;

        public Guid LeaseId { get; set; }

        public int Attempts { get; set; }

        public int Completions { get; set; }

        public bool IsSent { get; set; }

        public bool IsDead { get; set; }

        public string? Error { get; set; }
    }
}
