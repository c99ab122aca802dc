using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace DiploMesh.Storage.Engines;

/// <summary>
/// A moment as both engines keep it: to the microsecond. SQLite holds the microseconds since 1970-01-01 UTC as an
/// integer, SQL Server a <c>datetime2(6)</c> in UTC.
/// </summary>
internal readonly record struct UtcTime
{
    private readonly long _microseconds;

    private UtcTime(long microseconds) => _microseconds = microseconds;

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public long Microseconds => _microseconds;

    /// <summary>The moment, cut to the microsecond.</summary>
    /// <param name="time">Any offset.</param>
    public static UtcTime From(DateTimeOffset time) =>
        new(Math.DivRem(time.UtcTicks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerMicrosecond, out var rest) - (rest < 0 ? 1 : 0));

    /// <summary>The moment as <c>datetime2</c>.</summary>
    public DateTime ToDateTime() => DateTime.UnixEpoch.AddTicks(_microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The moment with offset zero.</summary>
    public DateTimeOffset ToDateTimeOffset() => new(ToDateTime());

    /// <summary>Teaches Dapper the type.</summary>
    internal sealed class Handler : SqlMapper.TypeHandler<UtcTime>
    {
        /// <inheritdoc/>
        public override void SetValue(IDbDataParameter parameter, UtcTime value)
        {
            if (parameter is SqlParameter sqlServer)
            {
                sqlServer.SqlDbType = SqlDbType.DateTime2;
                sqlServer.Scale = 6;
                sqlServer.Value = value.ToDateTime();
                return;
            }

            parameter.DbType = DbType.Int64;
            parameter.Value = value.Microseconds;
        }

        /// <inheritdoc/>
        public override UtcTime Parse(object value) => value is DateTime time
            ? From(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)))
            : new UtcTime((long)value);
    }
}
