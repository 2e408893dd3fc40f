package com.wecombridge.faultproxy;

/**
 * What went through a proxy so far.
 *
 * @param connections how many were accepted
 * @param live how many of them are open
 * @param bytesToServer how many went on to the server
 * @param bytesToClient how many went on to clients
 */
public record Traffic(int connections, int live, long bytesToServer, long bytesToClient) {}
