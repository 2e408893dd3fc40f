package com.wecombridge.events.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What one writes without thinking about it for long, but with care: plain JDBC, batches of five
 * hundred, one commit and one flush a batch, a look every 50 ms when there was nothing. The
 * producer's settings are ours, but for the transaction.
 */
final class NaiveRelay implements Relaying {

    private static final int WRITERS = 8;
    private static final long LOOK_EVERY_NANOS = 50_000_000;

    /** How it knows what is still to be sent. */
    enum Way {
        /** Marks rows as sent. */
        SKIP_LOCKED,
        /** Remembers the highest number that it saw. */
        BY_NUMBER
    }

    private final Way way;
    private final String insert;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private final BlockingQueue<Connection> writers = new ArrayBlockingQueue<>(WRITERS);
    private volatile boolean running;
    private @Nullable Thread thread;
    private long seen; // stays 0 where rows are marked

    NaiveRelay(Way way, String insert, String topic) throws SQLException {
        this.way = way;
        this.insert = insert;
        this.topic = topic;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                System.getenv("KAFKA_BOOTSTRAP_SERVERS"),
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                64 * 1024,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4"),
                        new StringSerializer(),
                        new ByteArraySerializer());
        for (int i = 0; i < WRITERS; i++) {
            var writer = connect();
            writer.setAutoCommit(false);
            writers.add(writer);
        }
    }

    @Override
    public void relay() {
        running = true;
        thread = Thread.ofPlatform().name("naive-relay").start(this::relayForEver);
    }

    private void relayForEver() {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            while (running) {
                if (relayBatch(connection) == 0) {
                    LockSupport.parkNanos(LOOK_EVERY_NANOS);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("the naive relay ended", e);
        }
    }

    private int relayBatch(Connection connection) throws Exception {
        var sent = new ArrayList<Long>();
        var answers = new ArrayList<Future<?>>();
        try (var statement = connection.prepareStatement(select())) {
            statement.setLong(1, seen);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    sent.add(rows.getLong("position"));
                    answers.add(producer.send(record(rows)));
                }
            }
        }
        producer.flush();
        for (var answer : answers) {
            answer.get();
        }
        remember(connection, sent);
        connection.commit();
        return sent.size();
    }

    private String select() {
        return switch (way) {
            case SKIP_LOCKED ->
                    """
                    select * from facts where status = 'NEW' and position > ?
                     order by position limit 500 for update skip locked
                    """;
            case BY_NUMBER -> "select * from facts where position > ? order by position limit 500";
        };
    }

    private void remember(Connection connection, List<Long> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        switch (way) {
            case BY_NUMBER -> seen = sent.getLast();
            case SKIP_LOCKED -> markAsSent(connection, sent);
        }
    }

    private static void markAsSent(Connection connection, List<Long> sent) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "update facts set status = 'SENT' where position = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", sent.toArray()));
            statement.executeUpdate();
        }
    }

    private ProducerRecord<String, byte[]> record(ResultSet row) throws SQLException {
        var record =
                new ProducerRecord<>(topic, row.getString("aggregateid"), row.getBytes("payload"));
        var headers = record.headers();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", row.getString("id").getBytes(UTF_8));
        headers.add("ce_source", row.getString("source").getBytes(UTF_8));
        headers.add("ce_type", row.getString("type").getBytes(UTF_8));
        headers.add("ce_subject", row.getString("subject").getBytes(UTF_8));
        headers.add("ce_time", row.getTimestamp("time").toInstant().toString().getBytes(UTF_8));
        headers.add("content-type", "application/json".getBytes(UTF_8));
        headers.add("ce_tenantid", row.getString("tenantid").getBytes(UTF_8));
        headers.add("ce_corpid", row.getString("corpid").getBytes(UTF_8));
        headers.add("ce_partitionkey", row.getString("aggregateid").getBytes(UTF_8));
        headers.add("ce_aggregateversion", row.getString("aggregateversion").getBytes(UTF_8));
        return record;
    }

    @Override
    public void rest() {
        running = false;
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void commit(List<String> ids) throws Exception {
        var connection = writers.take();
        try (var statement = connection.prepareStatement(insert)) {
            for (var id : ids) {
                statement.setString(1, id);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } finally {
            writers.add(connection);
        }
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public void close() {
        producer.close();
        for (var writer : writers) {
            try (writer) {
                writers.remove(writer);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + System.getenv("DATABASE_URL"),
                System.getenv("DATABASE_USERNAME"),
                System.getenv("DATABASE_PASSWORD"));
    }
}
